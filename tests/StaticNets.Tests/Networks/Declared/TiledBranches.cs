namespace StaticNets.Tests.Networks.TiledBranches;

// Networks in which an image has two readers, so that its gradient is a sum: with tiles that overlap, and with tiles that do not. In double
// precision, convolutions are not computed in tiles.

[Network(Loss = Loss.MeanSquaredError)]
[Input(12, 11, 16)]
[Conv2D(16, 3, Name = "start")]
[Conv2D(16, 3, Name = "first")]
[Conv2D(16, 3, Name = "second", From = "start")]
[Add("first")]
internal sealed partial class Overlapping : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(12, 11, 16)]
[Conv2D(16, 3, Name = "start")]
[Conv2D(16, 3, Name = "first")]
[Conv2D(16, 3, Name = "second", From = "start")]
[Add("first")]
internal sealed partial class OverlappingInDouble : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(10, 14, 16)]
[Conv2D(32, 3, Name = "start")]
[Conv2D(16, 3, Name = "first")]
[Conv2D(16, 3, Name = "second", From = "start")]
[Add("first")]
internal sealed partial class Distinct : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(10, 14, 16)]
[Conv2D(32, 3, Name = "start")]
[Conv2D(16, 3, Name = "first")]
[Conv2D(16, 3, Name = "second", From = "start")]
[Add("first")]
internal sealed partial class DistinctInDouble : ILearnTargets<double>;
