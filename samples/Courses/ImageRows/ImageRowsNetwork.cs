using StaticNets;

namespace Courses.ImageRows;

/// <summary>Reads the 28 rows of an image one after the other, and computes the probabilities of ten digits: 81 674 parameters.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28)]
[Lstm(128)]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ImageRowsNetwork;
