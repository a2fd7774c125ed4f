namespace StaticNets.Tests.GradientChecks;

public sealed class GradientReportTests
{
    [Fact]
    public void IsATable()
    {
        GradientReport report = new(
            0.693147,
            moves: 2,
            [
                new GradientCheckRow("dense/kernel", 8192, 12, 0.25, 3.4e-11),
                new GradientCheckRow("dense/bias", 64, 0, 12, 2e-6),
                new GradientCheckRow("odd", 3, 3, 0, 0),
                new GradientCheckRow("input", 4, 0, 0, 0),
            ]
        );
        const string Expected = """
            tensor          values   skipped  gradient     error
            dense/kernel      8192        12    2.5E-1   3.4E-11
            dense/bias          64         0    1.2E+1    2.0E-6  WRONG
            odd                  3         3    0.0E+0    0.0E+0  not checked
            input                4         0    0.0E+0    0.0E+0  no gradient here
            FAILED: 2 of 4 tensors agree within 1E-7; loss 0.693147, at point 2 nearby
            """;
        Assert.Equal(Expected, report.ToString());
        Assert.Equal(Expected, CommaCulture.Run(report.ToString));
        Assert.False(report.Passed);
        Assert.False(new GradientReport(0, 0, [new GradientCheckRow("odd", 3, 3, 0, 0)]).Passed);
        Assert.False(new GradientReport(0, 0, [new GradientCheckRow("bad", 3, 0, 1, double.NaN)]).Passed);
        Assert.True(new GradientReport(0, 0, [new GradientCheckRow("good", 3, 2, 1, 9e-8)]).Passed);
    }
}
