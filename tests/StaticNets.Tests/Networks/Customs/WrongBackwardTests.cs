using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks.Customs;

/// <summary>The public gradient check finds a wrong method of a custom layer, as the documentation shows.</summary>
public sealed class WrongBackwardTests
{
    [Fact]
    public void AWrongBackwardIsFound()
    {
        GradientReport ofInput = GradientCheck.Run<double>(new WrongInputGradient(1), Numbers(3 * 4, 1), Numbers(3 * 2, 2));
        Assert.False(ofInput.Passed);
        Assert.Equal(["dense/kernel", "dense/bias", "input"], ofInput.Tensors.Where(row => !row.Agrees).Select(row => row.Tensor));

        GradientReport ofParameter = GradientCheck.Run<double>(new WrongParameterGradient(1), Numbers(3 * 4, 1), Numbers(3 * 2, 2));
        Assert.False(ofParameter.Passed);
        Assert.Equal(["without_sum/scale"], ofParameter.Tensors.Where(row => !row.Agrees).Select(row => row.Tensor));
    }

    /// <summary>
    /// The page's code is that of the test project, and it shows the report of that code. Of gradients that agree, the error is a rounding
    /// error, which depends on the processor.
    /// </summary>
    [Fact]
    public void TheDocumentationShowsAWrongBackwardAndItsReport()
    {
        string page = Repository.Read("docs", "custom-layers.md");
        string code = Repository.Read("tests", "StaticNets.Tests", "Networks", "Customs", "SwishExample.cs");
        string wrong = Part(code, "[CustomLayer", "/// <summary><see cref=\"LearnedSwish\"/>");
        string right = Part(
            Part(code, "public static class RightSwish", "/// <summary><see cref=\"SwishNet\"/>"),
            "    public static void Backward",
            "\n}"
        );
        Assert.Contains(wrong, page, StringComparison.Ordinal);
        Assert.Contains(right.Replace("\n    ", "\n", StringComparison.Ordinal).TrimStart(), page, StringComparison.Ordinal);

        double[] x = [0.5, -1, 0.2, 1, 0.3, -0.8, -0.4, 0.9, 0.1];
        double[] y = [1, 0, 0, 1, 1, 1];
        Assert.Contains("double[] x = [0.5, -1, 0.2, 1, 0.3, -0.8, -0.4, 0.9, 0.1];", page, StringComparison.Ordinal);
        Assert.Contains("double[] y = [1, 0, 0, 1, 1, 1];", page, StringComparison.Ordinal);
        GradientReport report = GradientCheck.Run<double>(new SwishNet(seed: 1), x, y);
        string shown = Part(page, "```text\n", "\n```")["```text\n".Length..];
        Assert.Equal(shown.Split('\n').Select(WithoutRounding), report.ToString().Split('\n').Select(WithoutRounding));
        Assert.True(GradientCheck.Run<double>(new RightSwishNet(seed: 1), x, y).Passed);

        static string WithoutRounding(string line) =>
            line.EndsWith("WRONG", StringComparison.Ordinal) || !line.Contains('/', StringComparison.Ordinal) ? line : line[..^8];

        static string Part(string text, string from, string to)
        {
            int start = text.IndexOf(from, StringComparison.Ordinal);
            return text[start..text.IndexOf(to, start, StringComparison.Ordinal)].TrimEnd();
        }
    }

    /// <summary>Returns numbers between −1 and 1, the same in each run.</summary>
    private static double[] Numbers(int count, int seed) => [.. Enumerable.Range(0, count).Select(i => Math.Sin((i * 1.7) + seed))];
}
