import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

import { generatedFiles, schemasFolder } from './generated-files.js';
import { locate } from './workspace.js';

const files = await generatedFiles();

mkdirSync(locate(schemasFolder), { recursive: true });
for (const name of readdirSync(locate(schemasFolder))) {
  if (!files.has(schemasFolder + name)) rmSync(locate(schemasFolder + name));
}
for (const [path, text] of files) {
  mkdirSync(locate(`${path}/..`), { recursive: true });
  writeFileSync(locate(path), text);
}
console.log(`${files.size} files written`);
