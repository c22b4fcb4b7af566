/** Why there is no sealing or verifying now, in a sentence for whoever runs the server; nothing personal in it. */
export class SealRefusal extends Error {}
