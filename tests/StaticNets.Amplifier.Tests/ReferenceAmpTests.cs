using System.Numerics;
using Amps.Reference;

namespace StaticNets.Amplifier.Tests;

/// <summary>The amplifier that the network learns.</summary>
public sealed class ReferenceAmpTests
{
    /// <summary>
    /// A quiet sine passes the two filters and a gain of 4. At z = e^(2πi·f/44100) the high-pass has the transfer function
    /// a(1 − z⁻¹)/(1 − a·z⁻¹), the low-pass l/(1 − (1 − l)·z⁻¹).
    /// </summary>
    [Theory]
    [InlineData(50)]
    [InlineData(441)]
    [InlineData(8820)]
    public void QuietSoundPassesTheFilters(double frequency)
    {
        const int Length = 44100;
        const double Amplitude = 1e-6;
        double w = 2 * Math.PI * frequency / ReferenceAmp.SampleRate;
        float[] y = ReferenceAmp.Play([.. Enumerable.Range(0, Length).Select(n => (float)(Amplitude * Math.Sin(w * n)))]);

        // The amplitude of the second half, which has whole periods.
        Complex sum = 0;
        for (int n = Length / 2; n < Length; n++)
        {
            sum += y[n] * Complex.FromPolarCoordinates(1, -w * n);
        }

        Complex inverse = Complex.FromPolarCoordinates(1, -w);
        double a = 1 / (1 + (2 * Math.PI * 120 / ReferenceAmp.SampleRate));
        double l = 1 - Math.Exp(-2 * Math.PI * 4000 / ReferenceAmp.SampleRate);
        double expected = 4 * Complex.Abs(a * (1 - inverse) / (1 - (a * inverse)) * l / (1 - ((1 - l) * inverse)));

        // tanh(v) = v − v³/3 differs from v by 1e-11 here; the samples are rounded to single precision.
        Assert.Equal(expected, Complex.Abs(sum) / (Length / 4) / Amplitude, 1e-5 * expected);
    }

    /// <summary>
    /// A quiet tone is amplified less after a loud one: the device remembers how loud it was. The mean of |2·sin| is 1.27; 500 samples later
    /// the envelope is e^(−500/441) = 0.32 of it, and 5 times that is the shift b = 2.0 of the operating point, where the slope of 2·tanh(v/2)
    /// is 1/cosh²(b/2) = 0.41. The envelope falls in the 200 samples around, and the filters smooth the change.
    /// </summary>
    [Fact]
    public void LoudSoundChangesTheQuietOneBehindIt()
    {
        const int Loud = 4410;
        float[] x = [.. Enumerable.Range(0, Loud + 600).Select(n => (float)((n < Loud ? 2 : 0.01) * Math.Sin(0.2 * n)))];
        float[] after = ReferenceAmp.Play(x)[^200..];
        float[] alone = ReferenceAmp.Play([.. x[Loud..]])[^200..];
        Assert.InRange(Math.Sqrt(after.Average(v => v * v) / alone.Average(v => v * v)), 0.3, 0.55);
    }

    [Fact]
    public void LoudestSoundStaysBounded()
    {
        float[] y = ReferenceAmp.Play([.. Enumerable.Range(0, 4410).Select(n => (float)(1000 * Math.Sin(0.1 * n)))]);

        // s(v) lies between −2 and 1, that of the operating point between −2 and 0, and half of their difference is the output.
        Assert.InRange(y.Min(), -1, 0.5);
        Assert.InRange(y.Max(), 0.5, 1.5);
    }

    [Fact]
    public void BlocksContinueTheSound()
    {
        float[] x = [.. Enumerable.Range(0, 1000).Select(n => (float)Math.Sin(0.3 * n))];
        ReferenceAmp amp = new();
        float[] y = new float[1000];
        amp.Process(x.AsSpan(0, 333), y);
        amp.Process(x.AsSpan(333), y.AsSpan(333));
        Assert.Equal(ReferenceAmp.Play(x), y);
    }
}
