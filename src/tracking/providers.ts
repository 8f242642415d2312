import type { Route } from '../desk/parcels.ts';
import { aftership } from './aftership.ts';
import type { OwnCodes } from './carriers.ts';
import { guarded } from './guarded.ts';
import { kuaidi100 } from './kuaidi100.ts';
import type { Provider } from './provider.ts';

/** What is set up outside the program. */
export interface TrackingConfig {
  readonly kuaidi100: { readonly key: string; readonly customer: string } | undefined;
  readonly aftership: { readonly apiKey: string; readonly webhookSecret: string | undefined } | undefined;
  /** Where this desk is reached from outside, such as https://desk.example; undefined: parcels are asked for only. */
  readonly publicUrl: string | undefined;
  /** Codes for carriers that are not known here, or known by another code. */
  readonly codes: { readonly kuaidi100: OwnCodes; readonly aftership: OwnCodes };
}

/** The providers that are set up, each left alone while it is down; the first that knows a carrier is asked. */
export const providersFrom = (config: TrackingConfig): readonly Provider[] => {
  const { publicUrl, codes } = config;
  const callbackUrl = publicUrl && new URL('/tracking/kuaidi100', publicUrl).toString();
  return [
    ...(config.kuaidi100 ? [kuaidi100({ ...config.kuaidi100, callbackUrl, codes: codes.kuaidi100 })] : []),
    ...(config.aftership ? [aftership({ ...config.aftership, codes: codes.aftership })] : []),
  ].map((provider) => guarded(provider));
};

/** How a carrier is asked, as dispatch wrote it: by the first provider that knows it. */
export const routeBy =
  (providers: readonly Provider[]) =>
  (carrier: string): ReturnType<Route> =>
    providers
      .flatMap(({ key, companyOf }) => {
        const company = companyOf(carrier);
        return company === undefined ? [] : [{ provider: key, company }];
      })
      .at(0);
