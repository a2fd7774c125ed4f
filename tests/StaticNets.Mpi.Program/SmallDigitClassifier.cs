namespace StaticNets.MpiProgram;

/// <summary>A network of other sizes, which one rank trains by mistake.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(64)]
[Dense(32, Activation = Activation.Relu)]
[Dense(10, Activation = Activation.Softmax)]
internal sealed partial class SmallDigitClassifier;
