FROM node:22-bookworm-slim AS build
WORKDIR /hearth
COPY package.json package-lock.json .npmrc ./
COPY packages/message/package.json packages/message/
COPY packages/connectors/package.json packages/connectors/
COPY packages/inference/package.json packages/inference/
COPY packages/agent/package.json packages/agent/
COPY packages/simulator/package.json packages/simulator/
COPY packages/stand-ins packages/stand-ins/
COPY apps/bot/package.json apps/bot/
COPY tests/package.json tests/
COPY packages/stand-ins packages/stand-ins
# No package needs its install script; see scripts/setup/packages.mjs.
RUN npm ci --ignore-scripts
COPY tsconfig.base.json ./
COPY packages packages
COPY apps apps
RUN npx tsc -b apps/bot apps/bot/playground packages/simulator/whatsapp-web \
  && npm prune --omit=dev --ignore-scripts \
  && rm -rf tests node_modules/@hearth/tests \
  # onnxruntime brings the libraries of every system; this image is Linux.
  && rm -rf node_modules/onnxruntime-node/bin/napi-v*/darwin node_modules/onnxruntime-node/bin/napi-v*/win32 \
  && find packages apps -name '*.ts' -delete

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /hearth
# The Vulkan loader, and what NVIDIA's driver, which the container toolkit brings, wants beside it.
RUN apt-get update \
  && apt-get install -y --no-install-recommends libvulkan1 libx11-6 libxext6 \
  && rm -rf /var/lib/apt/lists/*
COPY --from=build /hearth ./
COPY scripts/setup/lock.mjs scripts/setup/
# Volumes take over the owner of the folder that they are mounted on.
RUN install -d -o node -g node /data /models
USER node
EXPOSE 4780
ENTRYPOINT ["node", "apps/bot/dist/cli/entry.js"]
CMD ["--help"]
