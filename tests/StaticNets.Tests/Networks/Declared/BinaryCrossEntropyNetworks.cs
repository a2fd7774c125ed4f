namespace StaticNets.Tests.Networks.Checked;

// Each network has flatten, dense, dropout, add and concatenate layers, each followed by the activation in the class name, and a softmax
// layer. The branches are parallel, so that the shortest path from the input to the output has only two hidden activations that reduce the
// gradient.

/// <summary>The activation of all hidden layers is linear.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1, 5)]
[Flatten(Name = "flat")]
[Activation(Activation.Linear, Name = "b")]
[Dense(5, Activation = Activation.Linear, From = "flat", Name = "a")]
[Softmax(Name = "s")]
[Dense(5, From = "flat")]
[Activation(Activation.Linear, Name = "e")]
[Dropout(0.5)]
[Activation(Activation.Linear)]
[Add("b")]
[Activation(Activation.Linear)]
[Concatenate("a", "e", "s")]
[Activation(Activation.Linear)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinaryLinear : ILearnTargets<double>;

/// <summary>The activation of all hidden layers is ReLU.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1, 5)]
[Flatten(Name = "flat")]
[Activation(Activation.Relu, Name = "b")]
[Dense(5, Activation = Activation.Relu, From = "flat", Name = "a")]
[Softmax(Name = "s")]
[Dense(5, From = "flat")]
[Activation(Activation.Relu, Name = "e")]
[Dropout(0.5)]
[Activation(Activation.Relu)]
[Add("b")]
[Activation(Activation.Relu)]
[Concatenate("a", "e", "s")]
[Activation(Activation.Relu)]
[Dense(3)]
[Activation(Activation.Sigmoid)]
internal sealed partial class BinaryRelu : ILearnTargets<double>;

/// <summary>The activation of all hidden layers is sigmoid.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1, 5)]
[Flatten(Name = "flat")]
[Activation(Activation.Sigmoid, Name = "b")]
[Dense(5, Activation = Activation.Sigmoid, From = "flat", Name = "a")]
[Softmax(Name = "s")]
[Dense(5, From = "flat")]
[Activation(Activation.Sigmoid, Name = "e")]
[Dropout(0.5)]
[Activation(Activation.Sigmoid)]
[Add("b")]
[Activation(Activation.Sigmoid)]
[Concatenate("a", "e", "s")]
[Activation(Activation.Sigmoid)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinarySigmoid : ILearnTargets<double>;

/// <summary>The activation of all hidden layers is tanh.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1, 5)]
[Flatten(Name = "flat")]
[Activation(Activation.Tanh, Name = "b")]
[Dense(5, Activation = Activation.Tanh, From = "flat", Name = "a")]
[Softmax(Name = "s")]
[Dense(5, From = "flat")]
[Activation(Activation.Tanh, Name = "e")]
[Dropout(0.5)]
[Activation(Activation.Tanh)]
[Add("b")]
[Activation(Activation.Tanh)]
[Concatenate("a", "e", "s")]
[Activation(Activation.Tanh)]
[Dense(3)]
[Activation(Activation.Sigmoid)]
internal sealed partial class BinaryTanh : ILearnTargets<double>;

/// <summary>The activation of all hidden layers is softmax.</summary>
[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)]
[Input(1, 5)]
[Flatten(Name = "flat")]
[Activation(Activation.Softmax, Name = "b")]
[Dense(5, Activation = Activation.Softmax, From = "flat", Name = "a")]
[Softmax(Name = "s")]
[Dense(5, From = "flat")]
[Activation(Activation.Softmax, Name = "e")]
[Dropout(0.5)]
[Activation(Activation.Softmax)]
[Add("b")]
[Activation(Activation.Softmax)]
[Concatenate("a", "e", "s")]
[Activation(Activation.Softmax)]
[Dense(3, Activation = Activation.Sigmoid)]
internal sealed partial class BinarySoftmax : ILearnTargets<double>;
