/** The two ways into the one database. */
export interface Databases {
  /** Requests: signs in as the application's role, or takes it on. */
  application: string;
  /** Migrations, the demo, jobs: the owner of the tables. */
  owner: string;
}

/** Injection token of the addresses. */
export const DATABASES = Symbol('databases');

/** Which of the two an application works on. */
export type WorksAs = 'application' | 'system';
