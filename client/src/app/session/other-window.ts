/** How the page in the other window tells this one that signing on is done; what it says is a refusal's code, or null. */
const CHANNEL = 'samenregie.signed-on';

/** In the other window: says how it went. */
export function tellSignedOn(refusal: string | null): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(refusal);
  channel.close();
}

/** In this window: calls back once; answers how to stop waiting. */
export function whenSignedOn(done: (refusal: string | null) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<string | null>) => {
    channel.close();
    done(data);
  };
  return () => channel.close();
}
