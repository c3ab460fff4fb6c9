# The production image of an api node: server, client and nothing that only building needs.

FROM node:22.23.3-bookworm-slim AS manifests
WORKDIR /app
COPY package.json package-lock.json ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY libs/contracts/package.json libs/contracts/
COPY libs/domain/package.json libs/domain/
COPY tests/package.json tests/

FROM manifests AS build
COPY . .
RUN node tools/build.mjs

FROM manifests AS packages
RUN npm ci --omit=dev --workspace=@alongside/api --no-audit --no-fund

FROM node:22.23.3-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 ALONGSIDE_DATA=/data
COPY --from=packages /app ./
COPY --from=build /app/libs/domain/dist libs/domain/dist
COPY --from=build /app/libs/contracts/dist libs/contracts/dist
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/web/dist apps/web/dist
COPY tools tools
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "tools/start.mjs", "--built"]
