using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>Computes derivatives of networks that consist of one function of one element.</summary>
internal static class OneElement
{
    /// <summary>Returns the derivative of the function at <paramref name="z"/>; the loss is the mean squared error.</summary>
    public static double Slope(ILearnTargets<double> network, double z)
    {
        double[] y = new double[1];
        network.Predict([z], y);

        // The target is 0.5 below the output, so ∂L/∂y = 2 · 0.5 = 1.
        return LossGradient(network, z, y[0] - 0.5);
    }

    /// <summary>Returns the derivative of the loss with respect to the input <paramref name="z"/>.</summary>
    public static double LossGradient(ILearnTargets<double> network, double z, double target)
    {
        Gradients<double> gradients = new();
        network.Gradient([z], [target], gradients);
        return gradients.Input[0];
    }
}
