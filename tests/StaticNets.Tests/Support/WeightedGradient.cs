using StaticNets.Engines;
using StaticNets.Tests.Networks;
using StaticNets.Training;

namespace StaticNets.Tests.Support;

/// <summary>The gradient of rows with weights, which generated classes with one input and one output offer only within <c>Fit</c>.</summary>
internal static class WeightedGradient
{
    /// <summary>Computes the gradient of the loss of a dataset; returns the loss.</summary>
    public static double Of(object network, Dataset data, Gradients<double> into) =>
        Trainer.Gradient((TrainingEngine<double>)NetworkInside.Engine<double>(network), data, into);
}
