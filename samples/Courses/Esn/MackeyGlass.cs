namespace Courses.Esn;

/// <summary>
/// A chaotic series (Mackey, Glass 1977): <c>dx/dt = 0.2 x(t − τ) / (1 + x(t − τ)¹⁰) − 0.1 x(t)</c> with τ = 17, one value for each unit of
/// time.
/// </summary>
internal static class MackeyGlass
{
    private const int Delay = 17;
    private const double Start = 1.2;

    // The way from the constant beginning to the attractor is left out.
    private const int LeftOut = 1000;

    // Steps of the fourth-order Runge-Kutta method in a unit of time.
    private const int Steps = 10;

    /// <summary>Computes the first values on the attractor.</summary>
    public static double[] Of(int count)
    {
        const double Step = 1.0 / Steps;
        double[] x = new double[((LeftOut + count) * Steps) + 1];
        x[0] = Start;
        for (int i = 1; i < x.Length; i++)
        {
            double now = x[i - 1];
            double before = Delayed(i - 1);
            double after = Delayed(i);
            double middle = (before + after) / 2;
            double k1 = Slope(now, before);
            double k2 = Slope(now + (Step / 2 * k1), middle);
            double k3 = Slope(now + (Step / 2 * k2), middle);
            double k4 = Slope(now + (Step * k3), after);
            x[i] = now + (Step / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
        }

        return [.. Enumerable.Range(LeftOut, count).Select(t => x[t * Steps])];

        double Delayed(int i) => i < Delay * Steps ? Start : x[i - (Delay * Steps)];
    }

    private static double Slope(double x, double delayed) => (0.2 * delayed / (1 + Math.Pow(delayed, 10))) - (0.1 * x);
}
