import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export function outdatedPackage(root) {
  // npm writes what it has installed in the form of a lockfile, as its last act.
  const inventory = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(inventory)) return 'node_modules';

  const [wanted, installed] = [join(root, 'package-lock.json'), inventory].map((file) => readJson(file).packages);
  const outdated = Object.keys(wanted)
    .filter((path) => path.startsWith('node_modules/'))
    .find((path) => !isInstalled(root, path, wanted[path], installed[path]));
  return outdated;
}

function isInstalled(root, path, wanted, found) {
  const folder = join(root, path);
  if (wanted.link) return existsSync(folder);
  if (found?.version === wanted.version) return true;
  const manifest = join(folder, 'package.json');
  // Optional ones that are absent are those for other machines.
  return existsSync(manifest) ? readJson(manifest).version === wanted.version : wanted.optional === true;
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));
