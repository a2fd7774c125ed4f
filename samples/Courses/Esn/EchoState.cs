using StaticNets;

namespace Courses.Esn;

/// <summary>
/// An echo state network: a recurrent layer of random weights, N(0, 0.9²/64) from state to state, which stays as it is, and a linear layer,
/// which is solved. A random matrix of n rows has a spectral radius of about σ√n, here 0.9: an input fades away in the states.
/// </summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(Steps.Any, 1)]
[SimpleRnn(
    Units,
    ReturnSequences = true,
    UseBias = false,
    KernelInitializer = Initializer.Normal,
    KernelInitializerValue = 0.5,
    RecurrentInitializer = Initializer.Normal,
    RecurrentInitializerValue = 0.9 / 8,
    Frozen = true
)]
[Dense(1, PerStep = true)]
internal sealed partial class EchoState
{
    public const int Units = 64;

    /// <summary>
    /// Estimates the spectral radius of the recurrent kernel, <c>lim ‖Wᵏ‖^(1/k)</c> (Gelfand 1941), from the growth of a vector.
    /// </summary>
    public double SpectralRadius()
    {
        const int Products = 400;
        double[] kernel = new double[Units * Units];
        SimpleRnn.RecurrentKernel.FlattenTo(kernel);
        double[] vector = [.. Enumerable.Repeat(1.0, Units)];
        double logarithm = 0;
        for (int k = 0; k < Products; k++)
        {
            double[] next = new double[Units];
            for (int i = 0; i < Units; i++)
            {
                for (int j = 0; j < Units; j++)
                {
                    next[j] += vector[i] * kernel[(i * Units) + j];
                }
            }

            double norm = Math.Sqrt(next.Sum(value => value * value));
            logarithm += Math.Log(norm);
            vector = Array.ConvertAll(next, value => value / norm);
        }

        return Math.Exp(logarithm / Products);
    }
}
