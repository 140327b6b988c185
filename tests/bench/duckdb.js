// SPDX-License-Identifier: ISC
// duckdb.js THREADS KEYS FILE: the same roll-up by DuckDB, in decimal, as TSV on standard output.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
	const [threads, keys, file] = process.argv.slice(2);
	const db = await (await DuckDBInstance.create(':memory:', { threads })).connect();
	const from = `read_csv('${file}', delim='\t', header=true, quote='', escape='', all_varchar=true)`;
	const sum = 'sum(cast(value as decimal(18,2)))';
	await db.run(`copy (select ${keys}, ${sum} as sum from ${from} group by ${keys}) to '/dev/stdout' (delimiter '\t', header true, quote '')`);
}

main();
