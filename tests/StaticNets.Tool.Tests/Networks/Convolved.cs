using StaticNets.Runtime;

namespace StaticNets.Tool.Tests.Networks;

/// <summary>
/// The manifest of a network with a one-dimensional convolution, written by hand as the generator writes it. The convolution makes
/// 2 steps of 3 features from 3 steps of 1 feature, and a layer without weights keeps that shape.
/// </summary>
public static class Convolved
{
    [NetworkManifest(Precision.Single, 3, 1)]
    [LayerManifest(0, "conv1d", "Conv1D", FeatureOrder.New, new[] { 2, 3 }, "input")]
    [LayerManifest(1, "pooling", "MaxPooling1D", FeatureOrder.New, new[] { 2, 3 }, "conv1d")]
    [LayerManifest(2, "flatten", "Flatten", FeatureOrder.Reshaped, new[] { 6 }, "pooling")]
    [LayerManifest(3, "dense", "Dense", FeatureOrder.New, new[] { 1 }, "flatten")]
    [TensorManifest(0, "conv1d/kernel", 2, 1, 3)]
    [TensorManifest(1, "conv1d/bias", 3)]
    [TensorManifest(2, "dense/kernel", 6, 1)]
    [TensorManifest(3, "dense/bias", 1)]
    private static class Engine;
}
