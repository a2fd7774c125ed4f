namespace StaticNets.Tests.Networks.Sharded;

// Networks whose training steps are cut into shards. They differ in what a step adds up over the shards.

[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(20)]
[Dense(40, Activation = Activation.Relu, L2 = 0.01)]
[Dropout(0.2)]
[Dense(3, Activation = Activation.Softmax)]
internal sealed partial class ShardedDense : ILearnClasses<float>;

/// <summary>The gradient block is so long that ranks halve it: 64 · 256 + 256 and more elements.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(256, Activation = Activation.Tanh)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class ShardedLong : ILearnClasses<float>;

/// <summary>Means and variances of the batch are combined too.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(6, 6, 2)]
[Conv2D(4, 3)]
[BatchNormalization]
[Activation(Activation.Relu)]
[Conv2D(3, 2)]
[BatchNormalization(Momentum = 0.8)]
[Flatten]
[Dense(4, Activation = Activation.Softmax)]
internal sealed partial class ShardedNormalized : ILearnClasses<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(5, 3)]
[Lstm(6)]
[Dense(2)]
internal sealed partial class ShardedSequence : ILearnTargets<double>;

/// <summary>A layer that needs the whole batch at once.</summary>
[Network(Loss = Loss.MeanSquaredError)]
[Input(4)]
[Dense(6, Activation = Activation.Sigmoid)]
[ActivityRegularization(Target = 0.1, TargetWeight = 0.5)]
[Dense(2)]
internal sealed partial class ShardedNever : ILearnTargets<float>;

/// <summary>The totals of each output are added too.</summary>
[Network]
[Input(8, Name = "rooms")]
[Input(4, Name = "place")]
[Dense(16, From = "rooms", Activation = Activation.Relu)]
[Concatenate("place")]
[Dense(1, Name = "price")]
[Dense(3, Name = "kind", From = "concatenate", Activation = Activation.Softmax)]
[Output("price", Loss = Loss.MeanSquaredError, Weight = 0.5)]
[Output("kind", Loss = Loss.SparseCategoricalCrossEntropy)]
internal sealed partial class ShardedOutputs;
