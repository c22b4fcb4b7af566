import { setTimeout as pause } from 'node:timers/promises';

/** Follows a household as a page does, and keeps what it is told. */
export class NewsReader {
  /** Everything that was sent, as it came. */
  text = '';
  ended = false;
  private seen = 0;

  private constructor(
    readonly answer: Response,
    private readonly cut: AbortController,
  ) {}

  /** The stream once it is open; throws the status where it is refused. */
  static async open(address: string, householdId: string, cookie: string, page?: string, readAgo?: number): Promise<NewsReader> {
    const cut = new AbortController();
    const answer = await fetch(`${address}/api/v1/households/${householdId}/news?${new URLSearchParams({ ...(page && { page }), ...(readAgo !== undefined && { readAgo: String(readAgo) }) }).toString()}`, { headers: { cookie, accept: 'text/event-stream' }, signal: cut.signal });
    if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
    const reader = new NewsReader(answer, cut);
    void reader.read();
    return reader;
  }

  /** How often it was told that something changed. */
  get told(): number {
    return this.text.split('event: changed\ndata: changed\n\n').length - 1;
  }

  /** Waits for one more event than the last time; answers whether it came. */
  async next(patience = 20_000): Promise<boolean> {
    const came = await this.until(() => this.told > this.seen, patience);
    this.seen = this.told;
    return came;
  }

  async until(holds: () => boolean, patience = 20_000): Promise<boolean> {
    for (const begin = performance.now(); !holds() && performance.now() - begin < patience; ) await pause(10);
    return holds();
  }

  close(): void {
    this.cut.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const piece of this.answer.body!) this.text += decoder.decode(piece as Uint8Array, { stream: true });
    } catch {
      // Cut off.
    }
    this.ended = true;
  }
}
