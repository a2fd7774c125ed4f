using StaticNets;

namespace Courses.ResNet;

/// <summary>A small residual network (He et al. 2016) for digits of 28 × 28 pixels.</summary>
[Network(Loss = Loss.SparseCategoricalCrossEntropy)]
[Input(28, 28, 1)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNormalization(Momentum = 0.9)]
[Activation(Activation.Relu)]
[IdentityBlock(8)]
[ProjectionBlock(16)]
[IdentityBlock(16)]
[ProjectionBlock(32)]
[IdentityBlock(32)]
[GlobalAveragePooling2D]
[Dense(10, Activation = Activation.Softmax)]
public sealed partial class ResidualNetwork;
