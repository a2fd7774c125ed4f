using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Layers;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5)]
[Dense(7)]
[LayerNormalization]
[Activation(Activation.Tanh)]
[Dense(3)]
public sealed partial class Normalised : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(3, 5)]
[LayerNormalization(Epsilon = 1e-5)]
[Flatten]
[Dense(3)]
public sealed partial class NormalisedRows : ILearnTargets<double>;

public sealed class LayerNormalizationTests() : PieceTests<Normalised>("Normalised");

public sealed class LayerNormalizationOfRowsTests() : PieceTests<NormalisedRows>("NormalisedRows");
