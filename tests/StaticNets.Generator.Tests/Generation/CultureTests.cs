using System.Globalization;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Generation;

/// <summary>The emitted text does not depend on the culture of the machine that builds.</summary>
public sealed class CultureTests
{
    private const string Source = """
        using StaticNets;

        namespace Acme;

        /// <summary>Fractions, exponents, and letters that Turkish changes in its own way.</summary>
        [Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
        [Input(1200)]
        [Dense(1500, Name = "initial_I", Activation = Activation.Sigmoid)]
        [Dropout(0.125)]
        [Dropout(1e-7, Name = "tiny")]
        [Dense(2, Activation = Activation.Relu)]
        [Dense(1)]
        public sealed partial class Iris;

        [Network, Input(3), Dense(-1234)]
        internal sealed partial class Faulty;
        """;

    [Theory]
    [InlineData("fr-FR", "1,5", "i")]
    [InlineData("de-DE", "1,5", "i")]
    [InlineData("tr-TR", "1,5", "\u0131")]
    public void Culture(string name, string fraction, string smallI)
    {
        string invariant = Under(CultureInfo.InvariantCulture, () => GeneratorHost.Generate(Source).Text);
        CultureInfo culture = new(name);
        Assert.Equal(fraction, 1.5.ToString(culture));
        Assert.Equal(smallI, "I".ToLower(culture));
        GeneratedCompilation generated = Under(culture, () => GeneratorHost.Generate(Source));
        Assert.Equal(invariant, generated.Text);
        generated.AssertClean(name);
    }

    private static T Under<T>(CultureInfo culture, Func<T> run)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo beforeUi = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            CultureInfo.CurrentUICulture = culture;
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
        }
    }
}
