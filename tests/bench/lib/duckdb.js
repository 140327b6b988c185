// SPDX-License-Identifier: ISC
// duckdb.js THREADS sum KEYS FILE | value - FILE | join CODES FILE: our question as a query of DuckDB,
// sums and values in decimal, as TSV on standard output.
const { DuckDBInstance } = require('@duckdb/node-api');

const table = (file) => `read_csv('${file}', delim='\t', header=true, quote='', escape='', all_varchar=true)`;

const queries = {
	sum: (keys, file) => `select ${keys}, sum(try_cast(value as decimal(18,2))) as sum from ${table(file)} group by ${keys}`,
	value: (_, file) => `select *, case when unit = '万元' then cast(try_cast(replace(raw, ',', '') as decimal(18,6)) * 10000
		as decimal(18,2))::varchar when try_cast(replace(raw, ',', '') as decimal(18,6)) is not null
		then replace(raw, ',', '') end as value from ${table(file)}`,
	join: (codes, file) => `select f.*, c.name as standard from ${table(file)} f left join ${table(codes)} c on f.code = c.code`,
};

async function main() {
	const [threads, question, what, file] = process.argv.slice(2);
	const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
	await db.run(`copy (${queries[question](what, file)}) to '/dev/stdout' (delimiter '\t', header true, quote '')`);
}

main();
