using StaticNets;

namespace Zoo.Graphics;

/// <summary>Sees a picture of a shape and the cosine and sine of an angle, and draws the shape turned by the angle.</summary>
[Network(Loss = Loss.BinaryCrossEntropy)]
[Input(16, 16, 1, Name = "picture")]
[Input(2, Name = "turn")]
[Conv2D(8, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Relu, From = "picture")]
[Conv2D(16, 3, Strides = 2, Padding = Padding.Same, Activation = Activation.Relu)]
[Flatten]
[Dense(32, Activation = Activation.Tanh)]
[Concatenate("turn")]
[Dense(128, Activation = Activation.Relu)]
[Dense(256, Activation = Activation.Relu)]
[Reshape(4, 4, 16)]
[Conv2DTranspose(16, 2, Strides = 2, Activation = Activation.Relu)]
[Conv2DTranspose(1, 2, Strides = 2, Activation = Activation.Sigmoid)]
public sealed partial class ShapeTurner;
