import { writeFileSync } from 'node:fs';

// Loaded into a measured process by `--import`: at its end it writes what the system counted for it.
const file = process.env['CADASTRE_USAGE'];
process.on('exit', () => {
  if (file !== undefined) writeFileSync(file, JSON.stringify(process.resourceUsage()));
});
