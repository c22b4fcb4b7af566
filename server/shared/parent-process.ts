/**
 * Calls `stop` when the process that started this one is gone, also after `kill -9`: then its channel to us closes.
 * Does nothing for a process that was started without such a channel (by hand, in a container, as a service).
 */
export function whenParentIsGone(stop: () => void): void {
  if (!process.channel) return;
  process.once('disconnect', stop);
  process.channel.unref();
}
