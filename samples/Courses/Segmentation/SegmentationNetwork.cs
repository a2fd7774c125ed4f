using StaticNets;

namespace Courses.Segmentation;

/// <summary>
/// Computes for each pixel of a picture of 16 × 16 the probability that it belongs to a shape. As in the U-Net (Ronneberger, Fischer, Brox
/// 2015), the left half reduces the picture to 4 × 4, where a filter sees most of it, the right half enlarges it again, and what the left half
/// computed at each size is joined to it, since it knows the places better.
/// </summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(16, 16, 1)]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "fine")]
[MaxPooling2D(2)]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Relu, Name = "coarse")]
[MaxPooling2D(2)]
[Conv2D(32, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2DTranspose(16, 2, Strides = 2, Activation = Activation.Relu)]
[Concatenate("coarse")]
[Conv2D(16, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2DTranspose(8, 2, Strides = 2, Activation = Activation.Relu)]
[Concatenate("fine")]
[Conv2D(8, 3, Padding = Padding.Same, Activation = Activation.Relu)]
[Conv2D(1, 1, Activation = Activation.Sigmoid)]
public sealed partial class SegmentationNetwork;
