namespace StaticNets.Tests.Models;

[Hopfield(25)]
public sealed partial class LetterMemory;

[Hopfield(2)]
public sealed partial class TwoUnits;

[Hopfield(16)]
public sealed partial class SixteenUnits;

[Hopfield(3)]
public sealed partial class ThreeUnits;

[Hopfield(200)]
public sealed partial class LargeMemory;

[MarkovChain(2)]
public sealed partial class Switch;

[MarkovChain(4)]
public sealed partial class FourStates;

[MarkovChain(30)]
public sealed partial class ThirtyStates;

[MarkovChain(400)]
public sealed partial class ManyStates;

[SelfOrganizingMap(3, 4, 5)]
public sealed partial class SmallMap;

[SelfOrganizingMap(6, 6, 2)]
public sealed partial class SquareMap;

[RestrictedBoltzmann(4, 3)]
public sealed partial class SmallMachine;

[RestrictedBoltzmann(3, 2, VisibleUnits = VisibleUnits.Gaussian)]
public sealed partial class GaussianMachine;

[DeepBelief(6, 5, 4)]
public sealed partial class SmallStack;

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(6)]
[Dense(5, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Sigmoid)]
[Dense(2, Activation = Activation.Softmax)]
public sealed partial class StackClassifier;

[Network]
[Input(6)]
[Dense(5, Activation = Activation.Sigmoid)]
[Dense(4, Activation = Activation.Sigmoid)]
public sealed partial class StackFeatures;

[DeepBelief(6, 5, 4, VisibleUnits = VisibleUnits.Gaussian)]
public sealed partial class GaussianStack;

[Boltzmann(3, 2)]
public sealed partial class SmallBoltzmann;

[RestrictedBoltzmann(6, 5)]
public sealed partial class LowestMachine;

[RestrictedBoltzmann(5, 4)]
public sealed partial class UpperMachine;
