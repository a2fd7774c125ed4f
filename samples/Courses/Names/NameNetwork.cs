using StaticNets;

namespace Courses.Names;

/// <summary>
/// Reads the beginning of a name letter by letter, and computes the probabilities of the 26 letters and of the end of the name. Without a
/// bias, an input of zeros leaves a state of zeros as it is, so zeros in front of a beginning do not change the result.
/// </summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(10, 26)]
[Lstm(64, UseBias = false)]
[Dropout(0.3)]
[Dense(27, Activation = Activation.Softmax)]
public sealed partial class NameNetwork;
