import { sign } from '../shell/mark.tsx'

/** A friend's well-lit shelf: ink lines, one accent. */
export function DoorScene() {
  return (
    <svg class="door-scene" viewBox="0 0 420 440" aria-hidden="true">
      <path class="scene-glow" d="M306 108 378 210H234z" />
      <path
        class="scene-ink"
        d="M40 30v392M380 30v392M28 210h364M28 330h364M28 422h364M28 92h364
           M68 210v-62h16v62M84 210v-74h20v74M104 210v-54h14v54M118 210l18-66 15 4-17 62
           M68 164h16M84 152h20
           M306 210v-70M284 210h44M270 140h72l-18-40h-36z
           M186 210c-8-8-12-16-12-26h60c0 10-4 18-12 26zM174 190c-14-1-14 14 2 14
           M76 330c-6-16-4-44 18-52h32c22 8 24 36 18 52zM92 278c0-9 8-13 18-13s18 4 18 13M106 262c0-7 8-7 8 0
           M144 292c12-4 16 8 26 2M76 296c-16-6-22 22-2 26
           M198 330v-36h52v36M198 306h52M206 294v-8h36v8
           M292 330c-10-14-10-30 0-42h40c10 12 10 28 0 42zM300 288v-8h24v8
           M64 422v-58h72v58M64 384h72M100 364v20
           M168 422v-30h84v30M176 392v-14h68v14M184 378v-10h52v10
           M292 422l6-44h44l6 44z"
      />
      <path
        class="scene-accent"
        d="M204 176c-4-8 4-10 0-18M192 174c-4-8 4-10 0-18M216 174c-4-8 4-10 0-18
           M316 378c-1-14-9-22-20-24 0 13 8 21 20 24zm0-4c0-16 9-26 23-29 0 17-9 26-23 29zm0 4v-22"
      />
      <rect class="scene-seal" x="96" y="52" width="40" height="40" rx="10" />
      <path class="scene-sign" transform="translate(100 56)" d={sign} />
      <path class="scene-ink" d="M116 30v22" />
    </svg>
  )
}
