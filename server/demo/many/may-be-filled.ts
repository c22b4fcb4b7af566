import { DataSource } from 'typeorm';
import { upkeepConnection } from '../../database/connection.js';
import { isMadeUp } from './made-up.sql.js';

/** How many households are neither made up in numbers nor of the demo, whose people are known by their address. */
export async function householdsOfOthers(url: string): Promise<number> {
  const source = await new DataSource(upkeepConnection(url, { poolSize: 1, statementTimeout: 60_000 })).initialize();
  try {
    const [row] = await source.query<{ others: number }[]>(
      `select count(*)::int as others from household h
       where not (${isMadeUp('household', 'h.id')}) and not exists (select 1 from professional p where p.team_id = h.team_id and p.email like '%@demo.example')`,
    );
    return row!.others;
  } finally {
    await source.destroy();
  }
}
