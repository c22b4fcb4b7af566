import { Inject, Injectable, Logger } from '@nestjs/common';
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as oidc from 'openid-client';
import { CONFIG, type Config, type SignOnSettings } from '../config.js';
import type { ProblemCode } from '../contract/problem-codes.js';
import { BrokenRule } from '../shared/broken-rule.js';
import { Clock } from '../shared/clock.js';
import type { Claims } from './claims-rules.js';

/** How long what was found of the provider is taken to hold, in milliseconds: it changes its keys and addresses at times. */
const HOLDS = 3_600_000;
/** The same before somebody is sent there: nobody is sent to a provider that is away. */
const IS_THERE = 10_000;
/** Longest that the provider may take for one answer, in seconds. */
const PATIENCE = 5;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';

interface Known {
  configuration: oidc.Configuration;
  keys: JWTVerifyGetKey;
  at: number;
}

/** What one way to the provider and back is held together by. */
export interface Checks {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** Who came back from the provider. */
export interface SignedOn {
  issuer: string;
  subject: string;
  /** The session at the provider, where it names it. */
  session: string | null;
  /** When the person last showed the provider who they are; undefined where it does not say. */
  authenticatedAt: Date | undefined;
  idToken: string;
  claims: Claims;
}

/** Which sessions the provider ends. */
export interface LogoutNotice {
  issuer: string;
  tokenId: string;
  session: string | null;
  subject: string | null;
}

/** The OpenID Connect provider, found by discovery when it is first needed: the product starts without it. */
@Injectable()
export class SignOnProvider {
  private readonly logger = new Logger('sign-on');
  private known: Promise<Known> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Throws `sign-on.off`. */
  get settings(): SignOnSettings {
    if (!this.config.signOn) throw new BrokenRule('sign-on.off');
    return this.config.signOn;
  }

  get redirectUri(): string {
    return this.address('/api/v1/sign-on/callback');
  }

  /** Where the browser goes to sign on; `anew`: also who is signed on there already must show who they are. */
  async authorizationUrl({ state, nonce, codeVerifier }: Checks, anew: boolean): Promise<string> {
    const { configuration } = await this.reach(IS_THERE);
    return oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: this.settings.scope,
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(anew ? { prompt: 'login', max_age: '0' } : {}),
    }).href;
  }

  /** Exchanges what the browser brought back (`search` of the address) for who it is. The tokens stay on this side. */
  async redeem(search: string, { state, nonce, codeVerifier }: Checks): Promise<SignedOn> {
    const { configuration } = await this.reach();
    try {
      const answer = await oidc.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}${search}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const token = answer.claims()!;
      // Claims of the person may stand in the token or be asked for; what is signed goes first.
      const told = configuration.serverMetadata().userinfo_endpoint ? await oidc.fetchUserInfo(configuration, answer.access_token, token.sub) : {};
      return {
        issuer: token.iss,
        subject: token.sub,
        session: typeof token['sid'] === 'string' ? token['sid'] : null,
        authenticatedAt: token.auth_time === undefined ? undefined : new Date(token.auth_time * 1000),
        idToken: answer.id_token!,
        claims: { ...told, ...token },
      };
    } catch (error) {
      throw this.refusalFor(error);
    }
  }

  /** Where the browser goes to sign out there too; null where the provider has no such place, or does not answer. */
  async endSessionUrl(idToken: string): Promise<string | null> {
    const { configuration } = await this.reach().catch(() => ({ configuration: undefined }));
    if (!configuration?.serverMetadata().end_session_endpoint) return null;
    return oidc.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: this.address('/sign-in') }).href;
  }

  /** Reads a logout token (OpenID Connect Back-Channel Logout 1.0, 2.6). Throws `sign-on.logout-token-invalid`. */
  async readLogoutToken(token: string): Promise<LogoutNotice> {
    const { configuration, keys } = await this.reach();
    const { issuer } = configuration.serverMetadata();
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer,
      audience: this.settings.clientId,
      requiredClaims: ['iat', 'jti', 'events'],
      maxTokenAge: '10 minutes',
      clockTolerance: 30,
      currentDate: this.clock.now(),
    }).catch((error: unknown) => {
      throw unanswered(error) ? this.refusalFor(error) : new BrokenRule('sign-on.logout-token-invalid');
    });
    const { sub, sid, jti, events, nonce } = payload;
    const isLogout = typeof events === 'object' && events !== null && Object.hasOwn(events, LOGOUT_EVENT);
    const isOtherKind = protectedHeader.typ !== undefined && !/^(logout\+jwt|jwt)$/i.test(protectedHeader.typ);
    const session = typeof sid === 'string' ? sid : null;
    if (!isLogout || isOtherKind || nonce !== undefined || jti === undefined || (session === null && sub === undefined)) throw new BrokenRule('sign-on.logout-token-invalid');
    return { issuer, tokenId: jti, session, subject: sub ?? null };
  }

  private address(path: string): string {
    return new URL(path, this.config.publicUrl!).href;
  }

  /** What was found at most so long ago. What failed is tried again at once. */
  private async reach(longestAgo = HOLDS): Promise<Known> {
    const { settings } = this;
    const present = await this.known?.catch(() => undefined);
    if (present && this.clock.now().getTime() - present.at < longestAgo) return present;
    const asked = this.discover(settings);
    this.known = asked;
    try {
      return await asked;
    } catch (error) {
      if (this.known === asked) this.known = undefined;
      this.logger.warn({ reason: reasonOf(error) }, 'The provider of single sign-on does not answer.');
      throw new BrokenRule('sign-on.provider-unreachable');
    }
  }

  private async discover({ issuer, clientId, clientSecret }: SignOnSettings): Promise<Known> {
    const execute = [...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : []), oidc.enableNonRepudiationChecks];
    const found = await oidc.discovery(issuer, clientId, undefined, oidc.None(), { execute, timeout: PATIENCE });
    const metadata = found.serverMetadata();
    const methods = metadata.token_endpoint_auth_methods_supported;
    const secret = clientSecret === null ? oidc.None() : methods && !methods.includes('client_secret_basic') ? oidc.ClientSecretPost(clientSecret) : oidc.ClientSecretBasic(clientSecret);
    const configuration = new oidc.Configuration(metadata, clientId, undefined, secret);
    configuration.timeout = PATIENCE;
    for (const step of execute) step(configuration);
    const keys = createRemoteJWKSet(new URL(metadata.jwks_uri!), { timeoutDuration: PATIENCE * 1000 });
    return { configuration, keys, at: this.clock.now().getTime() };
  }

  private refusalFor(error: unknown): BrokenRule {
    if (error instanceof oidc.AuthorizationResponseError) return new BrokenRule('sign-on.cancelled');
    const code: ProblemCode = unanswered(error) ? 'sign-on.provider-unreachable' : 'sign-on.failed';
    this.logger.warn({ reason: reasonOf(error) }, 'A sign-on did not succeed.');
    return new BrokenRule(code);
  }
}

/** The provider could not be reached, or took too long; as the libraries and Node name it. */
const unanswered = (error: unknown): boolean =>
  error instanceof Error && (/^(OAUTH_TIMEOUT|ERR_JWKS_TIMEOUT|UND_ERR|ECONN|ENOTFOUND|EAI_AGAIN)/.test(reasonOf(error)) || error.message === 'fetch failed');

/** A code, never a message: that may quote what somebody sent. */
const reasonOf = (error: unknown): string => {
  const { code, name, cause } = error as { code?: string; name?: string; cause?: { code?: string } };
  return cause?.code ?? code ?? name ?? 'unknown';
};
