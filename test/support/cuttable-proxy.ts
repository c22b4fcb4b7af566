import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** Stands between the product and its database, and can take the database away. On loopback. */
export class CuttableProxy {
  private readonly sockets = new Set<Socket>();
  private away = false;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async before(host: string, port: number): Promise<CuttableProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new CuttableProxy(server, (server.address() as { port: number }).port);
    server.on('connection', (socket) => proxy.join(socket, connect(port, host)));
    return proxy;
  }

  private join(one: Socket, other: Socket): void {
    for (const socket of [one, other]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        one.destroy();
        other.destroy();
      });
    }
    if (this.away) one.destroy();
    else one.pipe(other).pipe(one);
  }

  /** Cuts every connection, and each new one as soon as it is made. */
  cut(): void {
    this.away = true;
    for (const socket of this.sockets) socket.destroy();
  }

  restore(): void {
    this.away = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}
