"""The files in deploy/ fit the settings, the roles and the endpoints of the code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from bot import __version__
from bot.config import Settings

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
SETTINGS = {name.upper() for name in Settings.model_fields}
ROLES = set(get_args(Settings.model_fields["role"].annotation))
OTHERS = {"POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_DB"}
"""Variables of the Postgres image."""
IMAGE = f"tuningfork:{__version__}"


def compose() -> dict[str, Any]:
    """The Compose file."""
    return dict(yaml.safe_load((DEPLOY / "compose.yaml").read_text()))


def kubernetes() -> list[dict[str, Any]]:
    """The objects of the Kubernetes file."""
    return list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text()))


def pods() -> dict[str, dict[str, Any]]:
    """Pod specifications by the name of what makes the pods."""
    return {
        each["metadata"]["name"]: each["spec"]["template"]["spec"]
        for each in kubernetes()
        if each["kind"] in ("Deployment", "Job")
    }


def role_of(arguments: list[str]) -> str:
    """The role in `run --role ROLE`."""
    return arguments[arguments.index("--role") + 1]


def test_compose_sets_only_settings_that_exist() -> None:
    """A renamed setting would silently fall back to its default."""
    for name, service in compose()["services"].items():
        unknown = set(service.get("environment", {})) - SETTINGS - OTHERS
        assert not unknown, f"{name}: {unknown}"


def test_compose_waits_for_services_that_exist() -> None:
    """Every service that is waited for is there, and can be waited for in that way."""
    services = compose()["services"]
    for name, service in services.items():
        for other, how in service.get("depends_on", {}).items():
            assert other in services, f"{name} waits for {other}"
            if how["condition"] == "service_healthy":
                assert "healthcheck" in services[other], f"{name} waits for {other}"


def test_compose_counts_its_replicas() -> None:
    """REPLICAS is the number of processes that run the bot, and each role is served."""
    services = compose()["services"]
    running = {n: s for n, s in services.items() if s.get("command", [""])[:1] == ["run"]}
    assert {role_of(s["command"]) for s in running.values()} == ROLES - {"all"}
    count = sum(s.get("deploy", {}).get("replicas", 1) for s in running.values())
    for service in running.values():
        assert service["environment"]["REPLICAS"] == str(count)


def test_compose_settings_pass_our_own_check() -> None:
    """What a container is told is accepted by the settings."""
    told = dict(compose()["services"]["web"]["environment"])
    told["DATABASE_URL"] = re.sub(r"\$\{[^}]*\}", "secret", told["DATABASE_URL"])
    settings = Settings(
        _env_file=None,  # type: ignore[call-arg]
        slack_bot_token="xoxb-1",
        slack_signing_secret="s",
        **{name.lower(): value for name, value in told.items()},
    )
    assert settings.replicas > 1


def test_kubernetes_sets_only_settings_that_exist() -> None:
    """The same for the ConfigMap, and its REPLICAS is the sum of the bot's pods."""
    settings = next(each for each in kubernetes() if each["kind"] == "ConfigMap")["data"]
    assert set(settings) <= SETTINGS
    count = sum(
        each["spec"]["replicas"]
        for each in kubernetes()
        if each["kind"] == "Deployment" and "--role" in str(each["spec"]["template"])
    )
    assert settings["REPLICAS"] == str(count)


def test_kubernetes_serves_every_role_with_probes() -> None:
    """Each role has a deployment, alive by /healthz and ready by /readyz."""
    running = {n: p for n, p in pods().items() if "args" in p["containers"][0] and n != "migrate"}
    roles = {role_of(p["containers"][0]["args"]) for p in running.values()}
    assert roles == ROLES - {"all"}
    for name, pod in running.items():
        container = pod["containers"][0]
        assert container["livenessProbe"]["httpGet"]["path"] == "/healthz", name
        assert container["readinessProbe"]["httpGet"]["path"] == "/readyz", name
        assert pod["terminationGracePeriodSeconds"] > 20, name


def test_kubernetes_selectors_and_names_fit() -> None:
    """Services and budgets select pods that exist; claims and config maps are defined."""
    objects = kubernetes()
    labels = [
        each["spec"]["template"]["metadata"]["labels"]
        for each in objects
        if each["kind"] == "Deployment"
    ]
    for each in objects:
        selector = each.get("spec", {}).get("selector")
        if selector is not None:
            wanted = selector.get("matchLabels", selector)
            assert any(wanted.items() <= found.items() for found in labels), each["metadata"]
    claims = {e["metadata"]["name"] for e in objects if e["kind"] == "PersistentVolumeClaim"}
    for name, pod in pods().items():
        for volume in pod["volumes"]:
            if "persistentVolumeClaim" in volume:
                assert volume["persistentVolumeClaim"]["claimName"] in claims, name


def test_pods_run_without_rights() -> None:
    """No pod runs as root, gains rights, or writes to its image."""
    for name, pod in pods().items():
        assert pod["securityContext"]["runAsNonRoot"], name
        assert not pod["automountServiceAccountToken"], name
        for container in pod["containers"]:
            context = container["securityContext"]
            assert context["readOnlyRootFilesystem"], name
            assert not context["allowPrivilegeEscalation"], name
            assert context["capabilities"] == {"drop": ["ALL"]}, name


def test_no_secret_stands_in_a_file() -> None:
    """Secrets are referenced, never written down."""
    for path in DEPLOY.iterdir():
        text = path.read_text()
        assert not re.search(r"xox[abp]-[0-9]", text), path.name
        assert "kind: Secret" not in text, path.name


def test_images_have_the_version_of_the_code() -> None:
    """A release changes the tag everywhere."""
    services = compose()["services"]
    ours = {s["image"] for n, s in services.items() if n != "postgres"}
    ours |= {c["image"] for p in pods().values() for c in p["containers"]}
    assert ours == {IMAGE}


def test_dockerfile_copies_only_what_is_there() -> None:
    """Every copied path exists, passes the ignore file, and the container is not root."""
    text = (DEPLOY / "Dockerfile").read_text()
    allowed = (DEPLOY / "Dockerfile.dockerignore").read_text().split()
    for line in re.findall(r"^COPY (?!--from)(.+)$", text, re.MULTILINE):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source}" in allowed, source
    assert re.search(r"^USER 10001:10001$", text, re.MULTILINE)
    assert text.count("--require-hashes") == 3
    for name in re.findall(r"^(?:ENV)?\s+([A-Z_]+)=", text, re.MULTILINE):
        python = {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "PATH", "HOME"}
        assert name in SETTINGS | python, name


@pytest.mark.parametrize("setting", ["DATA_DIR", "LOG_FORMAT"])
def test_unit_sets_settings_that_exist(setting: str) -> None:
    """The systemd unit names settings as the code does, and its folder is its state folder."""
    text = (DEPLOY / "tuningfork.service").read_text()
    assert setting in SETTINGS
    assert f"{setting}=" in text
    assert "DATA_DIR=/var/lib/tuningfork" in text
    assert "StateDirectory=tuningfork" in text


def test_guide_names_manifests_and_settings_that_exist() -> None:
    """Files and settings that the guide names are there, and every manifest is JSON."""
    text = (DEPLOY / "README.md").read_text()
    for name in set(re.findall(r"manifest-[a-z]+-[a-z]+\.json", text)):
        json.loads((DEPLOY / name).read_text())
    named = set(re.findall(r"`((?:SLACK|LLM|LOG|DATABASE|CHROMA|DATA|EMBEDDING)_[A-Z_]+)", text))
    assert named <= SETTINGS, named - SETTINGS


def test_guide_names_log_events_and_metrics_that_exist() -> None:
    """What an operator is told to look for is what the code says."""
    guide = (DEPLOY / "README.md").read_text().split("## 11.")[1].split("## 12.")[0]
    table = guide.split("| `event` |")[1]
    code = "\n".join(path.read_text() for path in sorted((ROOT / "bot").rglob("*.py")))
    events = set(re.findall(r"`([a-z_]+\.[a-z_]+|vectors_unavailable|model_left_out)`", table))
    assert len(events) >= 12
    assert [name for name in sorted(events) if f'"{name}"' not in code] == []
    for metric in re.findall(r"`(tuningfork_[a-z_]+)`", guide):
        assert f'"{metric}"' in code, metric
