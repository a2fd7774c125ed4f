using StaticNets;

namespace Courses.Svm;

/// <summary>
/// A support vector machine with a Gaussian kernel, for targets −1 and 1: a linear one on Gaussian units, whose centres are training points
/// and stay where they are. Its output <c>Σ wⱼ exp(−γ ‖x − cⱼ‖²) + b</c> is that of a kernel machine with the centres as support vectors.
/// The penalty is 0.00025 ‖w‖², and the loss is the mean over 200 rows, so C = 1 / (0.0005 · 200) = 10.
/// </summary>
[Network(Loss = Loss.Hinge)]
[Input(2)]
[RadialBasis(50, Gamma = 2, Frozen = true)]
[Dense(1, L2 = 0.0005)]
public sealed partial class KernelMachine
{
    /// <summary>Moves the centres to training points, which are drawn without repetition.</summary>
    /// <param name="x">Two coordinates for each point.</param>
    /// <param name="seed">Seed of the draw.</param>
    internal void PlaceCenters(float[] x, int seed)
    {
        int[] points = [.. Enumerable.Range(0, x.Length / 2)];
        new Xoshiro256StarStar(seed).Shuffle<int>(points);
        int[] chosen = points[..(int)Parameters["radial_basis/gamma"].FlattenedLength];

        // The shape is [coordinates, units].
        Parameters.Set("radial_basis/centers", [.. chosen.Select(point => x[2 * point]), .. chosen.Select(point => x[(2 * point) + 1])]);
    }
}
