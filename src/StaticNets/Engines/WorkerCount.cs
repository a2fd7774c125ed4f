using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Decides how many threads to use for a number of rows.</summary>
internal static class WorkerCount
{
    /// <param name="network">The network that the rows go through.</param>
    /// <param name="rows">Number of rows to distribute.</param>
    /// <param name="fewestRows">
    /// Smallest number of rows of each thread. This limit holds even for a network so large that fewer rows would keep a thread busy.
    /// </param>
    /// <param name="most">Largest number of threads, at least 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int For(NetworkDescription network, int rows, int fewestRows, int most)
    {
        double multiplyAdds = (double)rows * network.MultiplyAdds;
        return (int)Math.Max(1, Math.Min(Math.Min(most, rows / fewestRows), multiplyAdds / Tuning.MultiplyAddsOfAThread));
    }
}
