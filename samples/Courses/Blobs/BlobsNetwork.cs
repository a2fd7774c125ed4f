using StaticNets;

namespace Courses.Blobs;

/// <summary>28 hidden units for two overlapping clusters of points.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(2)]
[Dense(28, Activation = Activation.Sigmoid)]
[Dense(1, Activation = Activation.Sigmoid)]
public sealed partial class BlobsNetwork;
