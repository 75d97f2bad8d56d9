package io.github.atcollector.faults;

import io.github.atcollector.standin.Step;

class FaultsOfTheDownloadIT extends FaultsOnBothLedgers {
    FaultsOfTheDownloadIT() {
        super(Step.DOWNLOAD, Step.COUNT);
    }
}
