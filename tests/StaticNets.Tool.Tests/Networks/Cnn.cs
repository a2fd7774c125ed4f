using StaticNets.Runtime;

namespace StaticNets.Tool.Tests.Networks;

/// <summary><c>cnn</c> of the fixtures, as a generator would describe it that knows convolutions.</summary>
public static class Cnn
{
    [NetworkManifest(Precision.Single, 5, 6, 4)]
    [LayerManifest(0, "conv2d", "Conv2D", FeatureOrder.New, new[] { 5, 6, 6 }, "input")]
    [LayerManifest(1, "batch_normalization", "BatchNormalization", FeatureOrder.Kept, new[] { 5, 6, 6 }, "conv2d")]
    [LayerManifest(2, "activation", "Activation", FeatureOrder.Kept, new[] { 5, 6, 6 }, "batch_normalization")]
    [LayerManifest(3, "conv2d_1", "Conv2D", FeatureOrder.New, new[] { 3, 5, 8 }, "activation")]
    [LayerManifest(4, "flatten", "Flatten", FeatureOrder.Reshaped, new[] { 120 }, "conv2d_1")]
    [LayerManifest(5, "dense", "Dense", FeatureOrder.New, new[] { 5 }, "flatten")]
    [TensorManifest(0, "conv2d/kernel", 3, 3, 4, 6)]
    [TensorManifest(1, "conv2d/bias", 6)]
    [TensorManifest(2, "batch_normalization/gamma", 6)]
    [TensorManifest(3, "batch_normalization/beta", 6)]
    [TensorManifest(4, "batch_normalization/moving_mean", 6)]
    [TensorManifest(5, "batch_normalization/moving_variance", 6)]
    [TensorManifest(6, "conv2d_1/kernel", 3, 2, 3, 8)]
    [TensorManifest(7, "conv2d_1/bias", 8)]
    [TensorManifest(8, "dense/kernel", 120, 5)]
    [TensorManifest(9, "dense/bias", 5)]
    private static class Engine;
}
