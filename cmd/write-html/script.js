/* script.js - sorting, searching and filtering of tables; without it the pages are whole all the same. */
"use strict";
(function () {
	function number(text) {
		var t = text.replace(/[,\s]/g, "");
		return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(t) ? parseFloat(t) : NaN;
	}

	function compare(a, b) {
		var x = number(a), y = number(b);
		if (!isNaN(x) && !isNaN(y))
			return x - y;
		if (isNaN(x) !== isNaN(y))
			return isNaN(x) ? 1 : -1;
		return a.localeCompare(b, document.documentElement.lang);
	}

	function sort(table, column, header) {
		var body = table.tBodies[0];
		var up = header.getAttribute("aria-sort") !== "ascending";
		var rows = Array.from(body.rows).map(function (row, i) {
			var cell = row.cells[column];
			return { row: row, at: i, key: cell ? cell.dataset.k || cell.textContent.trim() : "" };
		});
		rows.sort(function (a, b) {
			return (up ? compare(a.key, b.key) : compare(b.key, a.key)) || a.at - b.at;
		});
		rows.forEach(function (r) { body.appendChild(r.row); });
		Array.from(header.parentNode.cells).forEach(function (th) { th.removeAttribute("aria-sort"); });
		header.setAttribute("aria-sort", up ? "ascending" : "descending");
	}

	function makeSortable(table) {
		Array.from(table.tHead.rows[0].cells).forEach(function (th, i) {
			var button = document.createElement("button");
			button.type = "button";
			while (th.firstChild)
				button.appendChild(th.firstChild);
			th.appendChild(button);
			button.addEventListener("click", function () { sort(table, i, th); });
		});
	}

	/* A form.filters names its table; its fields choose by data-NAME, the field "text" by all that a row says. */
	function makeFilter(form) {
		var rows = Array.from(document.getElementById(form.dataset.table).tBodies[0].rows);
		var told = form.querySelector("output");
		function apply() {
			var fields = Array.from(form.querySelectorAll("select, input")), shown = 0;
			rows.forEach(function (row) {
				var keep = fields.every(function (f) {
					if (f.value === "")
						return true;
					if (f.name !== "text")
						return row.dataset[f.name] === f.value;
					return f.value.toLowerCase().split(/\s+/).every(function (w) {
						return row.textContent.toLowerCase().indexOf(w) >= 0;
					});
				});
				row.hidden = !keep;
				shown += keep ? 1 : 0;
			});
			told.textContent = shown + " / " + rows.length;
		}
		form.hidden = false;
		form.addEventListener("input", apply);
		form.addEventListener("submit", function (e) { e.preventDefault(); });
		apply();
	}

	/* A link to a figure opens what it is folded into. */
	function reveal() {
		var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
		if (!target)
			return;
		for (var e = target.parentElement; e; e = e.parentElement)
			if (e.tagName === "DETAILS")
				e.open = true;
		target.scrollIntoView({ block: "center" });
	}

	document.querySelectorAll("table.sortable").forEach(makeSortable);
	document.querySelectorAll("form.filters").forEach(makeFilter);
	window.addEventListener("hashchange", reveal);
	reveal();
})();
