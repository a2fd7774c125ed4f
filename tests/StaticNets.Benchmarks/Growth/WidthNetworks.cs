namespace StaticNets.Benchmarks.Growth;

// Networks of three layers of equal width, from 16 to 2 048 units.

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(16)]
[Dense(16, Activation = Activation.Relu)]
[Dense(16, Activation = Activation.Relu)]
[Dense(16, Activation = Activation.Softmax)]
internal sealed partial class Width16;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(32)]
[Dense(32, Activation = Activation.Relu)]
[Dense(32, Activation = Activation.Relu)]
[Dense(32, Activation = Activation.Softmax)]
internal sealed partial class Width32;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Relu)]
[Dense(64, Activation = Activation.Softmax)]
internal sealed partial class Width64;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(128)]
[Dense(128, Activation = Activation.Relu)]
[Dense(128, Activation = Activation.Relu)]
[Dense(128, Activation = Activation.Softmax)]
internal sealed partial class Width128;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(256)]
[Dense(256, Activation = Activation.Relu)]
[Dense(256, Activation = Activation.Relu)]
[Dense(256, Activation = Activation.Softmax)]
internal sealed partial class Width256;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(512)]
[Dense(512, Activation = Activation.Relu)]
[Dense(512, Activation = Activation.Relu)]
[Dense(512, Activation = Activation.Softmax)]
internal sealed partial class Width512;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(1024)]
[Dense(1024, Activation = Activation.Relu)]
[Dense(1024, Activation = Activation.Relu)]
[Dense(1024, Activation = Activation.Softmax)]
internal sealed partial class Width1024;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(2048)]
[Dense(2048, Activation = Activation.Relu)]
[Dense(2048, Activation = Activation.Relu)]
[Dense(2048, Activation = Activation.Softmax)]
internal sealed partial class Width2048;
