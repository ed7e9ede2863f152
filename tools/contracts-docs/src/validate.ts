import { readFileSync } from 'node:fs';

import { Parser } from '@asyncapi/parser';

/**
 * Prints, as JSON, what the official parser says of an AsyncAPI document: `node validate.js <file>`.
 * Ends non-zero when the document has an error. A process of its own, because the parser's dependencies load the wrong
 * build under the resolve conditions of our test runner.
 */
const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2]!, 'utf8'));

const said = diagnostics.map(({ severity, code, path, message }) => ({ severity, code, at: path.join('.'), message }));
console.log(JSON.stringify(said, null, 2));
process.exitCode = document === undefined ? 1 : 0;
