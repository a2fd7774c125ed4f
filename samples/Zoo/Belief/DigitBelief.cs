using StaticNets;

namespace Zoo.Belief;

/// <summary>Learns features of digits without their names.</summary>
[DeepBelief(64, 128, 64)]
public sealed partial class DigitBelief;

/// <summary>Begins with the features of the deep belief network, and learns the names of digits from few examples.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(128, Activation = Activation.Sigmoid)]
[Dense(64, Activation = Activation.Sigmoid)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class BeliefClassifier;
