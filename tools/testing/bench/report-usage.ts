import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded into a measured process by `--import`: at its end it writes what the system counted for it.
// Threads load it too; the process is counted once, when the last of them has ended.
const file = process.env['CADASTRE_USAGE'];
if (file !== undefined && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const usage = { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: (peakKiB() ?? maxRSS) / 1024 };
    writeFileSync(file, JSON.stringify(usage));
  });
}

/**
 * Linux hands the `maxRSS` of a parent on to its children, so a small process that was started by a large one
 * looks large. This counter starts anew with each program.
 */
function peakKiB(): number | undefined {
  try {
    const found = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    return found === null ? undefined : Number(found[1]);
  } catch {
    return undefined;
  }
}
