import { SignOnIdentity } from '../../server/sign-on/sign-on.entity.js';
import { startApp, type TestApp } from './app.js';
import { Builders } from './builders.js';
import { freePort } from './free-port.js';
import { ProductBrowser } from './product-browser.js';
import { ProviderVisitor, startProvider, type TestProvider } from './provider.js';

/** The product with a provider of single sign-on, each listening, and an organisation `gemeente` that maps two roles. */
export class SignOnSetting {
  private constructor(
    readonly test: TestApp,
    readonly provider: TestProvider,
    readonly builders: Builders,
    readonly organisationId: string,
    readonly url: string,
  ) {}

  static async start(): Promise<SignOnSetting> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const provider = await startProvider(url);
    const test = await startApp(provider.settings);
    await test.app.listen(port, '127.0.0.1');
    const builders = new Builders(test, test.clock.today());
    const organisationId = await builders.organisation({ name: 'Gemeente Voorbeeld' });
    const setting = new SignOnSetting(test, provider, builders, organisationId, url);
    await setting.query(`update organisation set sign_on_reference = 'gemeente' where id = $1`, organisationId);
    for (const [claim, role] of [['regie', 'case_director'], ['hulp', 'partner']]) await setting.query('insert into sign_on_role values ($1, $2, $3)', organisationId, claim, role);
    return setting;
  }

  async close(): Promise<void> {
    await this.test.close();
    await this.provider.close();
  }

  query<T>(statement: string, ...values: unknown[]): Promise<T[]> {
    return this.test.work.run(null, () => this.test.work.manager.query<T[]>(statement, values));
  }

  /** Somebody whom the administrator has accepted, as the provider knows them; answers their id here. */
  async person(login: string, roles: string[] = ['regie'], organisation: unknown = 'gemeente'): Promise<string> {
    const { id } = await this.builders.professional({ organisationId: this.organisationId, roles: ['partner'] });
    this.provider.people.set(login, { organisation, roles, name: `Naam van ${login}`, email: `${login}@pas.example` });
    const identity = { issuer: this.provider.issuer, subject: login, professionalId: id, linkedAt: this.test.clock.now(), linkedBy: id };
    await this.test.work.run(null, () => this.test.work.manager.insert(SignOnIdentity, identity));
    return id;
  }

  /** Signs on, in a browser of its own unless another is given; `page` is where the product goes on to. */
  async signOn(login: string, browser = new ProductBrowser(this.test), visitor = new ProviderVisitor()) {
    const page = await browser.comeBack(await visitor.signOn(await browser.beginSignOn(), login));
    return { browser, visitor, page };
  }
}
