using StaticNets;

namespace Courses.Rbf;

/// <summary>Gaussian units.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[RadialBasis(8)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class RadialBasisNetwork;

/// <summary>Gaussian units, divided by their sum.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[RadialBasis(8, Normalized = true)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class NormalizedRadialBasisNetwork;
